/** Addresses as people paste them: "王某 13912345678 浙江省杭州市余杭区示例路 1 号" into name, phone and parts. */
import type { Address } from "@/api/types";

export function addressText(address: Address): string {
  const parts = [address.province, address.city === address.province ? "" : address.city, address.district, address.detail];
  return parts.filter(Boolean).join(" ");
}

const MUNICIPALITIES = ["北京", "上海", "天津", "重庆"];
const PROVINCE = /^(.{2,8}?(?:省|自治区|特别行政区)|(?:北京|上海|天津|重庆)市?|内蒙古|广西|西藏|宁夏|新疆)/;
const CITY = /^(.{2,8}?(?:市|自治州|地区|盟))/;
const DISTRICT = /^(.{1,8}?(?:区|县|旗|市))/;
const PHONE = /(?:\+?86[- ]?)?(1[3-9]\d{9}|0\d{2,3}-?\d{7,8})/;

export interface Pasted {
  name: string | null;
  phone: string | null;
  address: Address;
}

function parts(text: string): Address {
  let rest = text.replace(/[\s,，、;；]+/g, "");
  const take = (pattern: RegExp): string | undefined => {
    const found = pattern.exec(rest)?.[1];
    if (found) rest = rest.slice(found.length);
    return found;
  };
  const province = take(PROVINCE);
  const municipal = MUNICIPALITIES.find((name) => province?.startsWith(name));
  const city = municipal ? (take(new RegExp(`^(${municipal}市?)`)), `${municipal}市`) : take(CITY);
  const district = take(DISTRICT);
  return {
    ...(province ? { province: municipal ? `${municipal}市` : province } : {}), ...(city ? { city } : {}), ...(district ? { district } : {}), ...(rest ? { detail: rest } : {}),
  };
}

export function readAddress(pasted: string): Pasted {
  let text = pasted.replace(/(收货人|收件人|联系人|姓名|手机号?码?|电话|收货地址|详细地址|地址|所在地区)[:：]/g, " ").trim();
  const phone = PHONE.exec(text)?.[1] ?? null;
  if (phone) text = text.replace(PHONE, " ");
  const pieces = text.split(/[\s,，;；\n]+/).filter(Boolean);
  const place = pieces.findIndex((piece) => PROVINCE.test(piece) || /(?:市|区|县|路|街|号)/.test(piece));
  const name = place < 0 && !phone ? null : pieces.find((piece, index) => index !== place && /^[\u4e00-\u9fa5·*]{2,6}$/.test(piece) && !/[省市区县路街号]$/.test(piece)) ?? null;
  return { name, phone: phone?.replace(/-/g, "") ?? null, address: parts(pieces.filter((piece) => piece !== name).join(" ")) };
}
