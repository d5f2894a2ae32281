import { Button, Select } from "@mantine/core";
import { IconPencil, IconPlus, IconPrinter, IconWand } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { Dialog } from "@/components/Dialog";
import { Screen } from "@/components/Screen";
import { Failed, Loading, Working } from "@/components/states";
import { useToasts } from "@/components/toasts";
import { WorkGuard } from "@/components/WorkGuard";
import { useText } from "@/lib/i18n";
import {
  type Assigned,
  type FloorScreen,
  type FloorView,
  useCommand,
  useHoldsRunOut,
  useLongChange,
} from "@/lib/ipc";
import { NewHallDialog } from "./editor/dialogs";
import { FloorPlan, type Side } from "./FloorPlan";
import { HallForm } from "./HallForm";
import { PrintDialog } from "./papers/PrintDialog";

const Editor = lazy(() => import("./editor/Editor"));

export default function FloorPlanScreen() {
  const t = useText();
  const [hall, setHall] = useState<string | null>(null);
  const [isEditing, setIsEditing] = useState(false);
  const [isAdding, setIsAdding] = useState(false);
  // Who stands where is asked for again when the drawing is done.
  const { data, error, refetch } = useCommand(
    "floor_view",
    { hall },
    { keepPrevious: true, enabled: !isEditing },
  );
  if (isEditing) {
    return (
      <Suspense
        fallback={
          <Screen title={t("editor.title")}>
            <Loading />
          </Screen>
        }
      >
        <Editor
          hall={hall}
          zones={data?.floor?.categories.map(({ name }) => name) ?? []}
          onHall={setHall}
          onClose={(name) => {
            setHall(name);
            setIsEditing(false);
          }}
        />
      </Suspense>
    );
  }
  if (data === undefined) {
    return (
      <Screen title={t("floor.title")}>
        {error === null ? <Loading /> : <Failed error={error} onRetry={() => void refetch()} />}
      </Screen>
    );
  }
  if (data.floor === null) {
    return (
      <Screen title={t("floor.title")} note={t("floor.no_hall")}>
        <HallForm hall={null} onDone={setHall} />
        <Button
          mt="md"
          variant="default"
          leftSection={<IconPencil size={16} aria-hidden />}
          onClick={() => setIsAdding(true)}
        >
          {t("editor.draw_hall")}
        </Button>
        {isAdding ? (
          <NewHallDialog
            onClose={() => setIsAdding(false)}
            onDone={(made) => {
              setIsAdding(false);
              setHall(made.hall.name);
              setIsEditing(true);
            }}
          />
        ) : null}
      </Screen>
    );
  }
  const { name } = data.floor;
  const edit = () => {
    setHall(name);
    setIsEditing(true);
  };
  return <HallScreen data={data} floor={data.floor} onHall={setHall} onEdit={edit} />;
}

function HallScreen(props: {
  data: FloorScreen;
  floor: FloorView;
  onHall: (hall: string) => void;
  onEdit: () => void;
}) {
  const { data, floor, onHall } = props;
  const t = useText();
  const toasts = useToasts();
  useHoldsRunOut(
    floor.booths.some(({ parties }) =>
      parties.some(({ offered_until, is_overdue }) => offered_until !== null && !is_overdue),
    ),
  );
  const [side, setSide] = useState<Side>("unplaced");
  const [dialog, setDialog] = useState<"print" | "new_hall" | "refill" | null>(null);
  const [assigned, setAssigned] = useState<Assigned | null>(null);
  const assign = useLongChange("plan_assign");
  const startAssigning = () => {
    setAssigned(null);
    assign.run({}).then(
      (done) => {
        setAssigned(done);
        setSide("unplaced");
        const said = t("floor.assigned", { placed: done.placed, unplaced: done.unplaced.length });
        // What changes nothing cannot be taken back: the step before it would be.
        if (done.moved === 0) toasts.done(said);
        else toasts.undoable(said);
      },
      // What went wrong is told by `error`; a cancelled plan changed nothing.
      () => undefined,
    );
  };
  const close = () => setDialog(null);
  const actions = (
    <>
      {data.halls.length > 1 ? (
        <Select
          aria-label={t("floor.hall")}
          data={data.halls}
          value={floor.name}
          onChange={(name) => name !== null && onHall(name)}
          allowDeselect={false}
          w={180}
        />
      ) : null}
      <Button
        leftSection={<IconWand size={16} aria-hidden />}
        disabled={assign.running || floor.booths.length === 0}
        onClick={startAssigning}
      >
        {t("floor.assign")}
      </Button>
      <Button
        variant="default"
        leftSection={<IconPrinter size={16} aria-hidden />}
        onClick={() => setDialog("print")}
      >
        {t("floor.print")}
      </Button>
      <Button variant="default" leftSection={<IconPencil size={16} aria-hidden />} onClick={props.onEdit}>
        {t("editor.edit")}
      </Button>
      <Button variant="default" onClick={() => setDialog("refill")}>
        {t("floor.refill")}
      </Button>
      <Button
        variant="default"
        leftSection={<IconPlus size={16} aria-hidden />}
        onClick={() => setDialog("new_hall")}
      >
        {t("floor.new_hall")}
      </Button>
    </>
  );
  return (
    <>
      <FloorPlan
        key={floor.hall}
        floor={floor}
        days={data.days}
        actions={actions}
        side={side}
        onSide={setSide}
        assigned={assigned}
      >
        {assign.running ? (
          <>
            <WorkGuard what={t("floor.assigning")} />
            <Working title={t("floor.assigning")} progress={assign.progress} onCancel={assign.cancel} />
          </>
        ) : null}
        {assign.error === null ? null : <div role="alert">{assign.error.message}</div>}
      </FloorPlan>
      {dialog === "print" ? <PrintDialog hall={floor.name} halls={data.halls} onClose={close} /> : null}
      {dialog === "refill" || dialog === "new_hall" ? (
        <Dialog
          opened
          onClose={close}
          size="lg"
          title={dialog === "refill" ? t("floor.refill_title", { hall: floor.name }) : t("floor.new_hall")}
        >
          <HallForm
            hall={dialog === "refill" ? floor.name : null}
            onDone={(name) => {
              onHall(name);
              close();
            }}
          />
        </Dialog>
      ) : null}
    </>
  );
}
