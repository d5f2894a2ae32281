import { Button, Group, Text } from "@mantine/core";
import { Dialog } from "@/components/Dialog";
import { useFormat } from "@/lib/format";
import { useText } from "@/lib/i18n";

/** Badges that would count no more are asked about first: no undo brings them back. */
export function ReplaceDialog(props: {
  opened: boolean;
  badges: number;
  onClose: () => void;
  onReplace: () => void;
}) {
  const t = useText();
  const { count } = useFormat();
  return (
    <Dialog
      opened={props.opened}
      onClose={props.onClose}
      title={t("badges.replace_title", { n: count(props.badges), count: props.badges })}
    >
      <Text>{t("badges.replace_help")}</Text>
      <Group justify="flex-end" mt="md">
        <Button variant="default" data-autofocus onClick={props.onClose}>
          {t("badges.keep_them")}
        </Button>
        <Button color="red" onClick={props.onReplace}>
          {t("badges.replace_now")}
        </Button>
      </Group>
    </Dialog>
  );
}
