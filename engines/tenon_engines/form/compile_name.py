"""Names of forms and fields: a name that is given says something, and fits where names stand."""

from typing import Any

from tenon_engines.form.drafting import Drafting
from tenon_engines.kernel.text import Text

LONGEST_NAME = 100


def check_name(draft: Drafting, name: Any, pointer: str) -> None:
    """`name`: words in one or both languages; without one the key stands in for it."""
    if not isinstance(name, dict):
        return
    words = {language: word for language, word in name.items() if isinstance(word, str)}
    if not any(word.strip() for word in words.values()):
        message = Text("名称是空的", "The name is empty")
        draft.say("no_name", f"{pointer}/name", message, Text("请填写名称", "give it a name"))
    for language, word in words.items():
        if len(word) > LONGEST_NAME:
            message = Text(
                f"名称有 {len(word)} 个字，最多 {LONGEST_NAME} 个",
                f"The name has {len(word)} characters, at most {LONGEST_NAME} are possible",
            )
            hint = Text("请缩短名称，说明写到“提示”里", "shorten it; explanations belong into the hint")
            draft.say("long_name", f"{pointer}/name/{language}", message, hint)
