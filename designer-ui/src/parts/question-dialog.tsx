import { Button } from "antd";
import { useState } from "react";

import { Dialog } from "./dialog";
import type { Question } from "./feedback";

/** A question with its consequence and the verb on the button; what goes wrong on the way leaves the dialog to its caller. */
export default function QuestionDialog({ question, onClose }: { question: Question; onClose: () => void }) {
  const [busy, setBusy] = useState(false);
  const act = async () => {
    setBusy(true);
    try {
      await question.onOk?.();
    } finally {
      onClose();
    }
  };
  return (
    <Dialog
      title={question.title} onCancel={onClose} width={question.wide ? 560 : 416} centered
      footer={[
        question.cancelText ? <Button key="cancel" onClick={() => { question.onCancel?.(); onClose(); }}>{question.cancelText}</Button> : null,
        <Button key="ok" type={question.danger ? "default" : "primary"} danger={question.danger} autoFocus loading={busy} onClick={() => void act()}>{question.okText}</Button>,
      ]}
    >
      {typeof question.content === "string" ? <p style={{ whiteSpace: "pre-line" }}>{question.content}</p> : question.content}
    </Dialog>
  );
}
