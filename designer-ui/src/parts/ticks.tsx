/** Ticks of a set, loaded with the first field that has them. */
import { Checkbox } from "antd";

export default Checkbox.Group;
