import type { FormDescriptor, RecordAnswer } from "@/api/types";

/** What every part of the record page is given. */
export interface RecordProps {
  app: string;
  form: string;
  id: string;
  descriptor: FormDescriptor;
  answer: RecordAnswer;
}
