import { Button, Group, Text } from "@mantine/core";
import { IconPhoto } from "@tabler/icons-react";
import { useText } from "@/lib/i18n";
import classes from "./EventFields.module.css";

/** The logo: what it is now, another one, none. */
export function LogoField(props: {
  /** Its address, where it is kept already. */
  image: string | null;
  /** The name of a file that is chosen, but not kept yet. */
  file?: string | null;
  busy?: boolean;
  onPick: () => void;
  onRemove: () => void;
}) {
  const t = useText();
  const has = props.image !== null || Boolean(props.file);
  return (
    <div role="group" aria-label={t("event.logo")}>
      <Text fw={600} mb={4} component="div">
        {t("event.logo")}
      </Text>
      <div className={classes.logo}>
        {props.image === null ? (
          props.file ? null : (
            <span className={classes.picture}>
              <IconPhoto size={28} stroke={1.25} aria-hidden />
            </span>
          )
        ) : (
          <span className={classes.picture}>
            <img src={props.image} alt={t("event.logo_now")} />
          </span>
        )}
        <div>
          {props.file ? <Text style={{ overflowWrap: "anywhere" }}>{props.file}</Text> : null}
          <Group gap="xs">
            <Button variant="default" loading={props.busy ?? false} onClick={props.onPick}>
              {t(has ? "event.logo_replace" : "event.logo_pick")}
            </Button>
            {has ? (
              <Button variant="subtle" onClick={props.onRemove}>
                {t("event.logo_remove")}
              </Button>
            ) : null}
          </Group>
          <Text c="dimmed" mt={4}>
            {t("event.logo_help")}
          </Text>
        </div>
      </div>
    </div>
  );
}
