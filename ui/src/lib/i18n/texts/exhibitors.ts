import type { Texts } from "@/lib/i18n/text";

export const exhibitors = {
  title: { id: "Peserta", en: "Exhibitors" },
  search: { id: "Cari nama, pemilik, stan, kota", en: "Search name, owner, booth, city" },
  name: { id: "Nama usaha", en: "Firm" },
  owner: { id: "Pemilik", en: "Owner" },
  status: { id: "Status", en: "Status" },
  booth: { id: "Stan", en: "Booth" },
  category: { id: "Kategori", en: "Category" },
  city: { id: "Kota", en: "City" },
  supported_by: { id: "Instansi pembina", en: "Supported by" },
  booth_size: { id: "Ukuran", en: "Size" },
  power: { id: "Daya (VA)", en: "Power (VA)" },
  phone: { id: "Telepon", en: "Telephone" },
  nib: { id: "NIB", en: "NIB" },
  empty: { id: "Belum ada peserta", en: "No exhibitors yet" },
  empty_help: {
    id: "Peserta muncul di sini setelah daftarnya diimpor.",
    en: "Exhibitors appear here once their list is imported.",
  },
  no_match: { id: "Tidak ada peserta yang cocok", en: "No exhibitor matches" },
  show_all: { id: "Tampilkan semua", en: "Show all" },
  focus_search: { id: "Cari peserta", en: "Search exhibitors" },
} satisfies Texts;
