import type { Texts } from "@/lib/i18n/text";

export const start = {
  welcome: {
    id: "Siapkan pameran kriya, dari daftar peserta sampai ID Card",
    en: "Prepare a craft show, from the list of exhibitors to the badges",
  },
  sample: { id: "Coba contoh JakCraft 2019", en: "Try the JakCraft 2019 sample" },
  sample_help: {
    id: "46 peserta dan 48 stan untuk dicoba-coba; data Anda tidak tersentuh",
    en: "46 exhibitors and 48 booths to try things on; your data stays untouched",
  },
  new_event: { id: "Buat pameran baru", en: "Create an event" },
  new_event_help: {
    id: "Pilih tempat berkas kerja, lalu isi nama dan tanggal",
    en: "Choose where the workspace lies, then its name and dates",
  },
  open: { id: "Buka berkas kerja", en: "Open a workspace" },
  open_help: {
    id: "Lanjutkan pekerjaan dari berkas .jakcraft",
    en: "Go on with the work in a .jakcraft file",
  },
  restore: { id: "Pulihkan cadangan", en: "Restore a backup" },
  restore_help: {
    id: "Pilih cadangan, lalu tempat untuk hasilnya",
    en: "Choose a backup, then where the result goes",
  },
  recent: { id: "Terakhir dibuka", en: "Recently opened" },
  workspace_kind: { id: "Berkas kerja JakCraft", en: "JakCraft workspace" },
  backup_kind: { id: "Cadangan JakCraft", en: "JakCraft backup" },
  pick_open: { id: "Buka berkas kerja", en: "Open a workspace" },
  pick_create: { id: "Simpan berkas kerja baru", en: "Save the new workspace" },
  pick_backup: { id: "Pilih cadangan", en: "Choose a backup" },
  pick_restored: { id: "Simpan hasil pemulihan", en: "Save what is restored" },
  preparing: { id: "Menyiapkan contoh", en: "Preparing the sample" },
  restoring: { id: "Memulihkan cadangan", en: "Restoring the backup" },
  forget: { id: "Hapus {{name}} dari daftar ini", en: "Take {{name}} off this list" },
  restored: { id: "Cadangan dipulihkan", en: "The backup is restored" },
  restored_kept: {
    id: "Cadangan dipulihkan. Berkas sebelumnya disimpan di {{path}}",
    en: "The backup is restored. The file before it is kept at {{path}}",
  },
  erasures_unknown: {
    id: "Berkas sebelumnya tidak terbaca, jadi tidak diketahui siapa yang dihapus sejak cadangan dibuat. Hapus lagi orang yang pernah minta dihapus.",
    en: "The file before it did not read, so it is not known who was erased since the backup. Erase again whoever had asked for it.",
  },
  first_event: { id: "Pameran pertama di berkas ini", en: "The first event in this workspace" },
} satisfies Texts;
