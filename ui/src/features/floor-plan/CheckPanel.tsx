import { Text, UnstyledButton } from "@mantine/core";
import { DetailPanel } from "@/components/DetailPanel";
import { Pill } from "@/components/marks";
import { Failed, Loading } from "@/components/states";
import { useText } from "@/lib/i18n";
import { type FindingOut, useCommand } from "@/lib/ipc";
import classes from "./Stage.module.css";

/** What the check of the floor found; each flies to its place. */
export function CheckPanel(props: {
  hall: string;
  onShow: (finding: FindingOut) => void;
  onClose: () => void;
}) {
  const t = useText();
  const { data, error, refetch } = useCommand("plan_check", { hall: props.hall });
  const title = data === undefined ? t("floor.check") : t("floor.findings", { count: data.findings.length });
  return (
    <DetailPanel title={title} onClose={props.onClose}>
      {data === undefined ? (
        error === null ? (
          <Loading />
        ) : (
          <Failed error={error} onRetry={() => void refetch()} />
        )
      ) : (
        <>
          <Text c="dimmed" mb="xs">
            {t("floor.check_help")}
          </Text>
          {data.findings.length === 0 ? <Text mb="sm">{t("floor.no_findings")}</Text> : null}
          <ul className={classes.list}>
            {data.findings.map((finding) => (
              <li key={`${finding.rule} ${finding.message}`}>
                <UnstyledButton className={classes.card} w="100%" onClick={() => props.onShow(finding)}>
                  {finding.severity === "error" ? (
                    <Pill tone="danger" shape="triangle">
                      {t("floor.severity_error")}
                    </Pill>
                  ) : (
                    <Pill tone="attention" shape="ring">
                      {t("floor.severity_warning")}
                    </Pill>
                  )}
                  <Text mt={4}>{finding.message}</Text>
                </UnstyledButton>
              </li>
            ))}
          </ul>
          <Text fw={600} mt="md">
            {t("floor.not_checked")}
          </Text>
          <ul className={classes.rules}>
            {data.not_checked.map((one) => (
              <li key={one.code}>{one.text}</li>
            ))}
          </ul>
        </>
      )}
    </DetailPanel>
  );
}
