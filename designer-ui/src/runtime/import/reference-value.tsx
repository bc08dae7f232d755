/** A fixed value for a reference is chosen from the records there are, by name, number or pinyin. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useState } from "react";

import { readOptions } from "@/api/records";

interface Props {
  app: string;
  form: string;
  path: string;
  label: string;
  placeholder: string;
  value: string;
  onChange: (title: string) => void;
}

export function ReferenceValue({ app, form, path, label, placeholder, value, onChange }: Props) {
  const [text, setText] = useState("");
  const found = useQuery({
    queryKey: ["options", app, form, path, text],
    queryFn: () => readOptions(app, form, path, { search: text }),
    placeholderData: keepPreviousData,
  });
  const options = (found.data ?? []).map((item) => ({ value: item.title, label: item.subtitle ? `${item.title} · ${item.subtitle}` : item.title }));
  return <Select showSearch={{ filterOption: false, onSearch: setText }} aria-label={label} placeholder={placeholder} value={value || undefined} loading={found.isFetching} options={options} onChange={onChange} />;
}
