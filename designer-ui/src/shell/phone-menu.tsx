/** Everything the application has, as tiles for the thumb. */
import { Drawer } from "antd";
import { useTranslation } from "react-i18next";

import { say } from "@/i18n";
import { Icon } from "@/parts/icon";

import { navigationOf } from "./nav-entries";
import { EntryLink } from "./navigation";
import styles from "./phone-bar.module.css";
import { useApp, useMe } from "./session";

export default function PhoneMenu({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const app = useApp();
  return (
    <Drawer open placement="bottom" size="70%" title={t("nav.menu")} onClose={onClose} styles={{ body: { padding: 16 } }}>
      <div className={styles.menu} onClick={onClose}>
        {(app ? navigationOf(app, me) : []).map((group) => (
          <section key={group.id}>
            <h3>{say(group.name)}</h3>
            <div className={styles.tiles}>
              {group.entries.map((entry) => (
                <EntryLink key={entry.id} entry={entry} className={styles.tile}><Icon name={entry.icon} size={20} />{entry.name}</EntryLink>
              ))}
            </div>
          </section>
        ))}
      </div>
    </Drawer>
  );
}
