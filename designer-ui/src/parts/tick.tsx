/** A tick, loaded with the first field that has one. */
export { Checkbox as default } from "antd";
