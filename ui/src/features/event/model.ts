import { type EventDraft, toForm } from "@/components/event-form/model";
import type { EventCreate } from "@/lib/ipc";

/** `JakCraft 2019` as `jakcraft-2019`. */
export function slugOf(name: string): string {
  const plain = name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") || "pameran";
}

/** A new event of a draft without problems, and the path of its logo. */
export function toRequest(draft: EventDraft, logo: string | null): EventCreate {
  return { ...toForm(draft), slug: slugOf(draft.name), opens: draft.opens, closes: draft.closes, logo };
}
