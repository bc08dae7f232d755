/** Documents that are asked for in the same moment come in one answer: a workspace asks for all that belongs to its form. */
import { answerOf, type Schemas, server } from "@/api/client";

type State = Schemas["DocumentState"];

interface Asked {
  name: string;
  take: (state: State | Promise<State>) => void;
  refuse: (error: unknown) => void;
}

const MOST = 100;
const waiting = new Map<string, Asked[]>();

export function readTogether(app: string, kind: string, key: string): Promise<State> {
  return new Promise((take, refuse) => {
    const asked = waiting.get(app);
    if (asked) return void asked.push({ name: `${kind}/${key}`, take, refuse });
    waiting.set(app, [{ name: `${kind}/${key}`, take, refuse }]);
    setTimeout(() => {
      const all = waiting.get(app) ?? [];
      waiting.delete(app);
      for (let at = 0; at < all.length; at += MOST) void answer(app, all.slice(at, at + MOST));
    });
  });
}

/** What is not in the common answer is asked for by itself, so that its reader learns why. */
async function answer(app: string, asked: Asked[]) {
  try {
    const names = [...new Set(asked.map((each) => each.name))];
    const items = names.length > 1 ? (await answerOf(server.GET("/apps/{app}/document-states", { params: { path: { app }, query: { names: names.join(",") } } }))).items : [];
    const found = new Map(items.map((item) => [`${item.kind}/${item.key}`, item.state]));
    for (const each of asked) each.take(found.get(each.name) ?? readOne(app, each.name));
  } catch (error) {
    for (const each of asked) each.refuse(error);
  }
}

function readOne(app: string, name: string): Promise<State> {
  const [kind = "", key = ""] = name.split("/");
  return answerOf(server.GET("/apps/{app}/documents/{kind}/{key}", { params: { path: { app, kind, key } } }));
}
