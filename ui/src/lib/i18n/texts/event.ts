import type { Texts } from "@/lib/i18n/text";

export const event = {
  title: { id: "Pameran baru", en: "New event" },
  name: { id: "Nama pameran", en: "Name" },
  name_hint: { id: "JakCraft 2026", en: "JakCraft 2026" },
  theme: { id: "Tema", en: "Theme" },
  starts: { id: "Hari pertama", en: "First day" },
  ends: { id: "Hari terakhir", en: "Last day" },
  opens: { id: "Buka pukul", en: "Opens at" },
  closes: { id: "Tutup pukul", en: "Closes at" },
  venue: { id: "Tempat", en: "Venue" },
  venue_hint: { id: "Lantai Dasar Gedung G, Balai Kota", en: "Ground floor of Gedung G, Balai Kota" },
  organizer: { id: "Penyelenggara", en: "Organizer" },
  organizer_hint: { id: "Dekranasda DKI Jakarta", en: "Dekranasda DKI Jakarta" },
  optional: { id: "boleh dikosongkan", en: "may stay empty" },
  create: { id: "Buat pameran", en: "Create the event" },
  created: { id: "Pameran {{name}} dibuat", en: "{{name}} was created" },
  name_needed: { id: "Isi nama pameran.", en: "Give the event a name." },
  day_needed: { id: "Isi tanggalnya.", en: "Give the day." },
  ends_before: { id: "Hari terakhir mendahului hari pertama.", en: "The last day is before the first." },
  closes_before: { id: "Jam tutup mendahului jam buka.", en: "It closes before it opens." },
} satisfies Texts;
