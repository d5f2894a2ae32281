import { Button, Modal, Select, TextInput } from "@mantine/core";
import { IconAlertTriangle, IconArrowBackUp, IconCheck } from "@tabler/icons-react";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { forgetUndo } from "@/components/toasts";
import { useText } from "@/lib/i18n";
import { type LotDrawOut, useCommand } from "@/lib/ipc";
import { useActions } from "@/lib/shell";
import { Outcome } from "./Outcome";
import { PassForm } from "./PassForm";
import classes from "./Projector.module.css";
import { type Keying, useKeying } from "./useKeying";
import { useProgress } from "./useProgress";

/**
 * The whole window for a hall to read: who draws, what is on the paper in their hand, what was drawn. It is worked with
 * the keyboard alone; each lot is kept when Enter is pressed.
 */
export function Projector({ draw, onClose }: { draw: LotDrawOut; onClose: () => void }) {
  const t = useText();
  const keying = useKeying(draw);
  const progress = useProgress();
  const { data: state } = useCommand("app_state", {});
  // An older toast would take back another change than the last lot, and lies over the foot.
  useEffect(forgetUndo, []);
  useActions([
    {
      id: "undo_lot",
      label: t("lots.undo"),
      keys: "Mod+Z",
      whileTyping: true,
      isOncePerPress: true,
      // While something is typed, these keys take that back, not a lot that is kept.
      disabled: draw.last === null || keying.value !== "" || keying.passing,
      run: () => void keying.undo(),
    },
    {
      id: "pass_over",
      label: t("lots.pass"),
      keys: "Mod+L",
      whileTyping: true,
      isOncePerPress: true,
      disabled: keying.firm === null || keying.busy,
      // Pressed again, it would drop what is typed: Esc leaves it be.
      run: () => keying.setPassing(true),
    },
  ]);
  return (
    <Modal.Root
      opened
      onClose={onClose}
      fullScreen
      lockScroll={false}
      // Esc empties the field first.
      closeOnEscape={keying.value === "" && !keying.passing}
      transitionProps={{ duration: 0 }}
    >
      <Modal.Content bg="var(--jc-surface)" radius={0} aria-label={t("lots.project")}>
        <div className={classes.projector}>
          <div className={classes.head}>
            <h2>{draw.name}</h2>
            <span>{state?.event?.name}</span>
            <span className={classes.count}>{progress(draw)}</span>
            <Button variant="default" onClick={onClose}>
              {t("lots.leave_projector")}
            </Button>
          </div>
          <div className={classes.body}>
            <Hand keying={keying} />
            <Outcome draw={draw} />
          </div>
          <div className={classes.foot}>
            <span>{t("lots.keys_help")}</span>
            <Button
              variant="default"
              leftSection={<IconArrowBackUp size={18} aria-hidden />}
              disabled={draw.last === null || keying.busy || keying.passing}
              onClick={() => void keying.undo()}
            >
              {t("lots.undo")}
            </Button>
          </div>
        </div>
      </Modal.Content>
    </Modal.Root>
  );
}

/** The lot that is in somebody's hand. */
function Hand({ keying }: { keying: Keying }) {
  const t = useText();
  const field = useRef<HTMLInputElement>(null);
  const { firm, takesSeed, value } = keying;
  // The next lot begins in the field, whatever had the focus.
  const turn = `${firm?.participation} ${firm?.step} ${takesSeed} ${keying.passing}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is for each lot anew
  useEffect(() => field.current?.focus(), [turn]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter") {
      event.preventDefault();
      // A key that is held would keep, or waive, what the next one types.
      if (event.repeat) return;
      void keying.press((event.ctrlKey || event.metaKey) && keying.judged?.can_force === true);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      keying.move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Escape" && value !== "") {
      event.preventDefault();
      event.stopPropagation();
      keying.setValue("");
    }
  };
  if (firm === null && !takesSeed) {
    return (
      <section className={classes.hand}>
        <p className={classes.name}>
          {keying.late.length === 0
            ? t("lots.all_drawn")
            : t("lots.all_passed", { count: keying.late.length })}
        </p>
        {keying.late.length === 0 ? null : (
          <Select
            className={classes.other}
            label={t("lots.late")}
            data={keying.late.map((one) => ({ value: one.participation, label: one.name }))}
            value={null}
            onChange={(to) => to !== null && keying.choose(to)}
            searchable
            size="lg"
            comboboxProps={{ withinPortal: false }}
          />
        )}
        <Said keying={keying} />
      </section>
    );
  }
  const label = takesSeed ? "seed" : firm?.step === "turn" ? "turn" : "booth";
  return (
    <section className={classes.hand}>
      {firm === null ? (
        <p className={classes.help}>{t("lots.seed_help")}</p>
      ) : (
        <div>
          <p className={classes.who}>
            {firm.turn === null ? t("lots.who_draws") : t("lots.who_chooses", { turn: firm.turn })}
          </p>
          <p className={classes.name}>{firm.name}</p>
          {firm.standing === "passed" ? <p className={classes.passed}>{firm.note}</p> : null}
          <p className={classes.help}>
            {firm.asks}
            {firm.booths_asked > 1 && firm.step === "booths"
              ? ` · ${t("lots.needs_booths", { count: firm.booths_asked })}`
              : null}
          </p>
        </div>
      )}
      {keying.passing && firm !== null ? (
        <PassForm
          key={firm.participation}
          name={firm.name}
          busy={keying.busy}
          onPass={(reason, note) => void keying.pass(reason, note)}
          onCancel={() => keying.setPassing(false)}
        />
      ) : (
        <>
          <TextInput
            ref={field}
            label={t(`lots.value_${label}`)}
            classNames={{ label: classes.label ?? "", input: classes.input ?? "" }}
            value={value}
            onChange={(change) => keying.setValue(change.currentTarget.value)}
            onKeyDown={onKeyDown}
            aria-describedby="lot-verdict"
            autoComplete="off"
            spellCheck={false}
            data-autofocus
          />
          <Verdict keying={keying} />
          <div className={classes.buttons}>
            <Button
              size="lg"
              loading={keying.busy}
              disabled={value.trim() === ""}
              onClick={() => void keying.press(false)}
            >
              {t("lots.keep")}
            </Button>
            {keying.judged?.can_force && value.trim() !== "" ? (
              <Button
                size="lg"
                variant="default"
                disabled={keying.busy}
                onClick={() => void keying.press(true)}
              >
                {t("lots.keep_anyway")}
              </Button>
            ) : null}
            {firm === null ? null : (
              <Button
                size="lg"
                variant="default"
                disabled={keying.busy}
                onClick={() => keying.setPassing(true)}
              >
                {t("lots.pass")}
              </Button>
            )}
            {firm === null ? null : (
              <Select
                className={classes.other}
                aria-label={t("lots.someone_else")}
                data={keying.waiting.map((one) => ({
                  value: one.participation,
                  label: one.standing === "passed" ? t("lots.name_passed", { name: one.name }) : one.name,
                }))}
                value={firm.participation}
                onChange={(to) => {
                  if (to === null) return;
                  keying.choose(to);
                  field.current?.focus();
                }}
                allowDeselect={false}
                searchable
                size="lg"
                comboboxProps={{ withinPortal: false }}
              />
            )}
          </div>
        </>
      )}
      <Said keying={keying} />
    </section>
  );
}

/** What the lot in the hand would come to, in words: never by its colour alone. */
function Verdict({ keying }: { keying: Keying }) {
  const t = useText();
  const { failed, judged, value } = keying;
  const typed = value.trim() !== "";
  const broken = typed ? (judged?.broken ?? []) : [];
  if (failed !== null || broken.length > 0) {
    return (
      <div id="lot-verdict" className={classes.verdict} data-tone="danger" role="alert">
        <IconAlertTriangle size={32} aria-hidden />
        <span>{failed ?? broken.map((rule) => rule.text).join(" ")}</span>
      </div>
    );
  }
  if (!typed || judged === undefined) return <div id="lot-verdict" className={classes.verdict} />;
  return (
    <div id="lot-verdict" className={classes.verdict} data-tone="done">
      <IconCheck size={32} aria-hidden />
      <span>
        {judged.turn === null
          ? t("lots.will_booths", { booths: judged.booths.join(" + ") })
          : t("lots.will_turn", { turn: judged.turn })}
      </span>
    </div>
  );
}

/** What was kept or taken back last. */
function Said({ keying }: { keying: Keying }) {
  return (
    <p className={classes.said} role="status">
      {keying.said}
    </p>
  );
}
