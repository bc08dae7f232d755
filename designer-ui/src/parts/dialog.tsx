/** A dialog that gives the keys back to what opened it, though it is gone from the page at once. */
import { Modal, type ModalProps } from "antd";
import { useEffect, useState } from "react";

export function Dialog(props: ModalProps) {
  const [opener] = useState(() => document.activeElement);
  useEffect(() => () => {
    if (document.activeElement === document.body && opener instanceof HTMLElement && opener.isConnected) opener.focus();
  }, [opener]);
  return <Modal open {...props} />;
}
