import { Badge, Button, Checkbox, Group, Stack, Text, TextInput } from "@mantine/core";
import { useDeferredValue, useRef, useState } from "react";
import { useBackTo } from "@/components/focus";
import { SmallForm } from "@/components/SmallForm";
import { useToasts } from "@/components/toasts";
import { useText } from "@/lib/i18n";
import { asCommandError, type ProductForm, type ProductOut, useChange, useCommand } from "@/lib/ipc";

const BLANK: ProductForm = { name: "", is_flagship: false, price_min: "", price_max: "", capacity: "" };
const typed = (number: number | null) => (number === null ? "" : String(number));
const formOf = (product: ProductOut): ProductForm => ({
  name: product.name,
  is_flagship: product.is_flagship,
  price_min: typed(product.price_min_idr),
  price_max: typed(product.price_max_idr),
  capacity: typed(product.capacity_per_month),
});

/** What a firm makes: add, edit, remove. */
export function Products({ firm, products }: { firm: string; products: readonly ProductOut[] }) {
  const t = useText();
  const toasts = useToasts();
  const [open, setOpen] = useState<string | null>(null);
  const backTo = useBackTo(open === null ? [] : [open]);
  const add = useRef<HTMLButtonElement | null>(null);
  const { mutate: remove } = useChange("exhibitor_product_remove");
  const drop = (product: ProductOut) =>
    remove(
      { id: firm, part: product.id },
      {
        onSuccess: () => {
          // The button that was pressed goes with its line.
          add.current?.focus();
          toasts.undoable(t("exhibitors.removed", { name: product.name }));
        },
        onError: (error) => toasts.failed(error),
      },
    );
  return (
    <Stack gap="sm">
      {products.length === 0 ? <Text c="dimmed">{t("exhibitors.no_products")}</Text> : null}
      {products.map((product) =>
        open === product.id ? (
          <Form
            key={product.id}
            firm={firm}
            product={product.id}
            start={formOf(product)}
            onDone={() => setOpen(null)}
          />
        ) : (
          <Group key={product.id} justify="space-between" wrap="nowrap">
            <div>
              <Text fw={600}>{product.name}</Text>
              {product.is_flagship ? (
                <Badge variant="light" tt="none">
                  {t("exhibitors.flagship")}
                </Badge>
              ) : null}
            </div>
            <Group gap="xs" wrap="nowrap">
              <Button
                ref={backTo(product.id)}
                variant="default"
                size="compact-sm"
                aria-label={t("exhibitors.edit_named", { name: product.name })}
                onClick={() => setOpen(product.id)}
              >
                {t("exhibitors.edit")}
              </Button>
              <Button
                variant="subtle"
                size="compact-sm"
                aria-label={t("exhibitors.remove_named", { name: product.name })}
                onClick={() => drop(product)}
              >
                {t("exhibitors.remove")}
              </Button>
            </Group>
          </Group>
        ),
      )}
      {open === "" ? (
        <Form firm={firm} product={null} start={BLANK} onDone={() => setOpen(null)} />
      ) : (
        <Group>
          <Button
            ref={(button) => {
              add.current = button;
              backTo("")(button);
            }}
            variant="default"
            onClick={() => setOpen("")}
          >
            {t("exhibitors.add_product")}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

function Form(props: { firm: string; product: string | null; start: ProductForm; onDone: () => void }) {
  const t = useText();
  const toasts = useToasts();
  const [form, setForm] = useState(props.start);
  const unchanged = JSON.stringify(form) === JSON.stringify(props.start);
  const checked = useDeferredValue(form);
  const { data: problems } = useCommand("exhibitor_product_check", { form: checked }, { keepPrevious: true });
  const { mutateAsync, isPending } = useChange("exhibitor_product_put");
  const text = (field: "name" | "price_min" | "price_max" | "capacity") => ({
    label: t(`exhibitors.product_${field}`),
    value: form[field],
    error: form === props.start ? undefined : problems?.find((each) => each.field === field)?.message,
    onChange: (event: { currentTarget: HTMLInputElement }) =>
      setForm({ ...form, [field]: event.currentTarget.value }),
  });
  const save = async () => {
    try {
      const found = await mutateAsync({ id: props.firm, product: props.product, form });
      if (found.length > 0) return false;
      toasts.undoable(t("exhibitors.saved", { name: form.name.trim() }));
      return true;
    } catch (error) {
      toasts.failed(asCommandError(error));
      return false;
    }
  };
  return (
    <SmallForm
      what={form.name.trim() || props.start.name || t("exhibitors.product_name")}
      unsaved={!unchanged}
      ready={!unchanged && (problems?.length ?? 1) === 0}
      busy={isPending}
      onSave={save}
      onClose={props.onDone}
      save={t("exhibitors.save")}
      cancel={t("exhibitors.discard")}
    >
      <TextInput {...text("name")} required />
      <Group grow align="flex-start">
        <TextInput {...text("price_min")} inputMode="numeric" />
        <TextInput {...text("price_max")} inputMode="numeric" />
      </Group>
      <TextInput {...text("capacity")} inputMode="numeric" />
      <Checkbox
        label={t("exhibitors.flagship")}
        checked={form.is_flagship}
        onChange={(event) => setForm({ ...form, is_flagship: event.currentTarget.checked })}
      />
    </SmallForm>
  );
}
