import { ActionIcon } from "@mantine/core";
import { IconMaximize, IconMinus, IconPlus } from "@tabler/icons-react";
import { useText } from "@/lib/i18n";
import classes from "./StageFrame.module.css";
import type { StageView } from "./useStageView";

/** Nearer, farther, and all of it; for a mouse without a wheel. */
export function ZoomControls({ zoomBy, fitAll }: Pick<StageView, "zoomBy" | "fitAll">) {
  const t = useText();
  return (
    <div className={classes.controls}>
      <ActionIcon variant="default" size="lg" aria-label={t("floor.zoom_in")} onClick={() => zoomBy(1)}>
        <IconPlus size={18} aria-hidden />
      </ActionIcon>
      <ActionIcon variant="default" size="lg" aria-label={t("floor.zoom_out")} onClick={() => zoomBy(-1)}>
        <IconMinus size={18} aria-hidden />
      </ActionIcon>
      <ActionIcon variant="default" size="lg" aria-label={t("floor.fit")} onClick={fitAll}>
        <IconMaximize size={18} aria-hidden />
      </ActionIcon>
    </div>
  );
}
