import type { Texts } from "@/lib/i18n/text";

/** The statuses of a participation, in the words of the office. They are those of `app::texts::statuses`. */
export const status = {
  applied: { id: "Mendaftar", en: "Applied" },
  complete: { id: "Lengkap", en: "Complete" },
  in_curation: { id: "Dalam kurasi", en: "In curation" },
  passed: { id: "Lolos kurasi", en: "Passed" },
  coaching: { id: "Pendampingan", en: "Coaching" },
  training: { id: "Pelatihan", en: "Training" },
  not_passed: { id: "Belum lolos", en: "Not yet" },
  accepted: { id: "Diterima", en: "Accepted" },
  waitlisted: { id: "Cadangan", en: "Reserve" },
  offered: { id: "Ditetapkan", en: "Offered" },
  confirmed: { id: "Terkonfirmasi", en: "Confirmed" },
  present: { id: "Hadir", en: "Present" },
  completed: { id: "Selesai", en: "Completed" },
  withdrawn: { id: "Mengundurkan diri", en: "Withdrawn" },
} satisfies Texts;
