//! The words by which headers name the fields, in Indonesian and English.
//!
//! Data only, which is why this file is long; how the words are weighed stands in `names`.

use super::Field;

/// Phrases for each field. One that begins with `=` counts only as the whole header; one with `!` is so
/// telling (NIB, halal) that it also decides inside a long question.
#[rustfmt::skip]
pub(super) const PHRASES: &[(Field, &[&str])] = &[
    (Field::No, &[
        "=no", "=nomor", "=no urut", "=nomor urut", "=nr", "=number", "=#", "=urut", "=num",
    ]),
    (Field::Timestamp, &[
        "!timestamp", "!cap waktu", "stempel waktu", "tanggal daftar", "tanggal pendaftaran",
        "waktu pendaftaran", "tgl daftar", "tgl pendaftaran", "waktu daftar", "tanggal submit",
        "submitted at", "start time", "completion time", "registration date", "waktu pengisian",
        "tanggal isi",
    ]),
    (Field::Consent, &[
        "!persetujuan", "!consent", "setuju", "bersedia", "pernyataan", "data pribadi",
        "persetujuan data pribadi", "menyetujui", "ketentuan", "syarat ketentuan", "menyatakan",
        "pernyataan persetujuan", "agree",
    ]),
    (Field::FirmName, &[
        "nama usaha", "nama umkm", "nama ukm", "nama ikm", "nama perusahaan", "nama brand usaha",
        "nama toko", "nama brand", "nama merek usaha", "nama usaha brand", "nama usaha merek",
        "nama kelompok usaha", "nama bisnis", "nama perajin usaha", "nama pengrajin usaha", "nama stand",
        "nama stan", "nama booth", "nama fascia", "nama exhibitor", "nama tenant", "nama gerai",
        "nama workshop", "nama sanggar", "nama badan usaha", "nama unit usaha", "nama industri",
        "nama koperasi", "nama instansi lembaga", "nama kub", "brand usaha", "firm name", "company name",
        "business name", "exhibitor name", "brand name", "tenant name", "shop name", "=usaha", "=umkm",
        "=ukm", "=perusahaan", "=company", "=exhibitor", "=tenant", "=firm", "=brand", "=business", "=nama",
        "=toko", "=peserta", "=nama peserta", "=store name", "=ikm", "nama lapak", "nama rumah produksi",
    ]),
    (Field::OwnerName, &[
        "nama pemilik", "nama owner", "nama pengusaha", "nama penanggung jawab", "penanggung jawab",
        "nama pj", "nama lengkap", "nama pelaku usaha", "pelaku usaha", "nama perajin", "nama pengrajin",
        "nama pimpinan", "nama direktur", "pemilik usaha", "nama pemilik usaha", "nama ketua",
        "nama pendaftar", "nama pic", "contact person", "nama kontak", "nama narahubung", "owner name",
        "owners name", "full name", "contact name", "nama wirausaha", "nama penanggungjawab",
        "nama lengkap pemilik", "nama lengkap pemilik usaha", "nama pemilik penanggung jawab", "nama ktp",
        "=pemilik", "=owner", "=pic", "=pj", "=pengusaha", "=perajin", "=pengrajin", "=pimpinan", "=nama",
        "=narahubung", "=cp", "=name", "=person in charge",
    ]),
    (Field::Nik, &[
        "!nik", "no ktp", "nomor ktp", "nomor induk kependudukan", "no induk kependudukan", "nik ktp",
        "no nik", "nomor nik", "no ktp nik", "=ktp", "no identitas", "nomor identitas", "id card number",
        "national id", "identity number",
    ]),
    (Field::Nib, &[
        "!nib", "nomor induk berusaha", "no induk berusaha", "no nib", "nomor nib", "nib oss",
        "izin usaha nib", "=izin usaha", "business identification number", "=oss", "no izin usaha",
        "nomor izin usaha",
    ]),
    (Field::Npwp, &[
        "!npwp", "no npwp", "nomor npwp", "nomor pokok wajib pajak", "tax id", "tax number",
    ]),
    (Field::Sex, &[
        "jenis kelamin", "=l p", "=p l", "=jk", "=j k", "=gender", "=sex", "=kelamin",
        "laki laki perempuan", "=lp", "jns kelamin", "pria wanita", "jenis kelamin l p",
        "jenis kelamin pemilik",
    ]),
    (Field::Phone, &[
        "no hp", "no hp wa", "no wa", "no wa aktif", "nomor wa", "no whatsapp", "nomor whatsapp", "no telp",
        "no telepon", "nomor telepon", "nomor hp", "no handphone", "nomor handphone", "no telp hp",
        "no kontak", "nomor kontak", "=telepon", "=telp", "=tlp", "no tlp", "=hp", "=wa", "!whatsapp",
        "=phone", "phone number", "mobile number", "=mobile", "=handphone", "=kontak", "=contact",
        "contact number", "no hp aktif", "no ponsel", "nomor ponsel", "=ponsel", "telp hp", "hp wa",
        "nomor wa aktif", "no telpon", "nomor telpon", "=telpon", "no hp pemilik", "no telp wa",
        "nomor yang bisa dihubungi", "nomor bisa dihubungi", "telepon wa", "no telp kantor",
        "=phone whatsapp", "cellphone", "no handphone wa", "no hp 1", "no hp 2", "telephone",
    ]),
    (Field::Email, &[
        "!email", "!e mail", "alamat email", "alamat e mail", "email aktif", "email address",
        "alamat surel", "!surel", "=mail", "email usaha",
    ]),
    (Field::Instagram, &[
        "!instagram", "=ig", "akun ig", "akun instagram", "nama akun instagram", "media sosial", "medsos",
        "social media", "akun media sosial", "ig usaha", "instagram usaha", "akun sosmed", "sosmed",
        "akun medsos",
    ]),
    (Field::Website, &[
        "!website", "=web", "situs web", "alamat website", "marketplace", "toko online", "link toko",
        "facebook", "tiktok", "shopee", "tokopedia", "link marketplace", "=url", "=fb", "akun tiktok",
        "online shop",
    ]),
    (Field::Address, &[
        "=alamat", "alamat usaha", "alamat lengkap", "alamat rumah", "alamat domisili", "alamat ktp",
        "alamat tempat usaha", "alamat perusahaan", "alamat produksi", "alamat workshop", "alamat toko",
        "=address", "business address", "=domisili", "nama jalan", "alamat jalan", "street address",
        "lokasi usaha", "alamat pemilik", "=jalan", "alamat lengkap usaha", "company address",
        "tempat usaha",
    ]),
    (Field::RtRw, &[
        "=rt rw", "=rt", "=rw", "=rt dan rw", "alamat rt rw", "rtrw",
    ]),
    (Field::Kelurahan, &[
        "!kelurahan", "=kel", "kelurahan desa", "desa kelurahan", "=desa", "=village", "kel desa",
    ]),
    (Field::Kecamatan, &[
        "!kecamatan", "=kec", "=district", "kecamatan domisili", "subdistrict",
    ]),
    (Field::Regency, &[
        "kota kab", "kota kab adm", "kota kabupaten", "kabupaten kota", "kab kota", "kota administrasi",
        "=kota", "=kabupaten", "wilayah kota", "=wilayah", "kota adm", "kota kabupaten administrasi",
        "=city", "=regency", "kota domisili", "city regency", "asal kota", "asal daerah", "kota asal",
        "wilayah administrasi", "asal wilayah", "=asal", "kota madya", "kotamadya", "kab kota adm",
        "wilayah domisili",
    ]),
    (Field::Province, &[
        "!provinsi", "=propinsi", "=province", "=prov",
    ]),
    (Field::PostalCode, &[
        "kode pos", "=kodepos", "postal code", "zip code", "=zip",
    ]),
    (Field::SupportingBody, &[
        "instansi pembina", "lembaga pembina", "dinas pembina", "=pembina", "=instansi", "binaan",
        "binaan dari", "umkm binaan", "asal instansi", "mitra binaan", "instansi pengusul", "pengusul",
        "unit pembina", "supporting body", "supported by", "sudin pembina", "=dinas", "asal binaan",
        "opd pembina", "skpd pembina", "instansi pengirim", "organisasi pembina", "=sudin",
        "sponsor instansi", "anggota dekranasda", "kelompok binaan", "asal pembina",
    ]),
    (Field::LegalEntity, &[
        "badan hukum", "bentuk usaha", "bentuk badan usaha", "legalitas usaha", "=legalitas",
        "legal entity", "jenis badan usaha", "status badan hukum", "bentuk badan hukum", "status usaha",
    ]),
    (Field::SizeClass, &[
        "skala usaha", "kelas usaha", "ukuran usaha", "klasifikasi usaha", "size class", "business scale",
        "kriteria usaha",
    ]),
    (Field::FoundedYear, &[
        "tahun berdiri", "tahun mulai usaha", "berdiri sejak", "tahun pendirian", "lama usaha",
        "year founded", "mulai usaha", "founded", "established", "tahun mulai",
    ]),
    (Field::Description, &[
        "deskripsi usaha", "profil usaha", "deskripsi produk", "profil singkat", "tentang usaha",
        "=deskripsi", "=profil", "=description", "cerita usaha", "company profile", "profil perusahaan",
        "deskripsi singkat", "keterangan produk", "keunggulan produk", "keunikan produk",
    ]),
    (Field::Category, &[
        "kategori produk", "=kategori", "kategori usaha", "jenis usaha", "bidang usaha", "jenis produk",
        "=category", "product category", "sektor usaha", "klaster", "=bidang", "jenis kerajinan",
        "kelompok produk", "subsektor", "sub sektor", "kategori kerajinan", "jenis komoditi", "komoditi",
        "komoditas", "=sektor", "business type", "kategori umkm", "klasifikasi produk", "type of product",
        "kategori pameran",
    ]),
    (Field::Material, &[
        "bahan utama", "bahan baku", "=bahan", "bahan baku utama", "=material", "main material",
        "jenis bahan", "material utama", "bahan dasar", "raw material", "bahan produk",
    ]),
    (Field::Product, &[
        "produk unggulan", "nama produk", "=produk", "produk utama", "=product", "produk yang dijual",
        "produk dipamerkan", "produk pameran", "nama produk unggulan", "hasil produk", "hasil kerajinan",
        "flagship product", "main product", "=products", "product name", "produk dijual", "barang dagangan",
        "jenis barang", "produk ditampilkan", "daftar produk", "hasil karya", "=produksi",
        "produk kerajinan", "produk usaha",
    ]),
    (Field::PriceMin, &[
        "harga terendah", "harga minimum", "harga minimal", "harga min", "harga termurah",
        "produk termurah", "harga produk terendah", "harga mulai", "lowest price", "price min", "min price",
        "minimum price", "harga mulai dari", "price from",
    ]),
    (Field::PriceMax, &[
        "harga tertinggi", "harga maksimum", "harga maksimal", "harga max", "harga maks", "harga termahal",
        "produk termahal", "harga produk tertinggi", "harga sampai", "highest price", "price max",
        "max price", "maximum price", "price to",
    ]),
    (Field::PriceRange, &[
        "kisaran harga", "rentang harga", "range harga", "=harga", "harga produk", "harga jual",
        "price range", "=price", "harga satuan", "harga jual produk", "kisaran harga produk",
        "harga produk unggulan", "range price",
    ]),
    (Field::Capacity, &[
        "kapasitas bulan", "kapasitas produksi", "=kapasitas", "kapasitas per bulan", "produksi per bulan",
        "kapasitas produksi per bulan", "jumlah produksi", "jumlah produksi per bulan",
        "production capacity", "=capacity", "monthly capacity", "kemampuan produksi", "kapasitas pcs bulan",
        "volume produksi",
    ]),
    (Field::TurnoverMonthly, &[
        "omzet bulan", "omset bulan", "omzet per bulan", "omset per bulan", "!omzet", "!omset",
        "omzet bulanan", "omset bulanan", "rata rata omzet", "omzet rata rata per bulan",
        "pendapatan per bulan", "penjualan per bulan", "monthly turnover", "monthly sales", "=turnover",
        "monthly revenue", "=revenue", "penghasilan per bulan", "omzet usaha", "omset usaha",
        "pendapatan bulanan",
    ]),
    (Field::TurnoverYearly, &[
        "omzet tahun", "omset tahun", "omzet per tahun", "omset per tahun", "omzet tahunan",
        "omset tahunan", "penjualan per tahun", "pendapatan per tahun", "annual turnover",
        "yearly turnover", "annual sales", "hasil penjualan tahunan", "annual revenue", "penjualan tahunan",
        "rata rata omzet per tahun", "rata rata omset per tahun",
    ]),
    (Field::Staff, &[
        "tenaga kerja", "jumlah tenaga kerja", "jumlah karyawan", "=karyawan", "jumlah pegawai",
        "jumlah pekerja", "=pegawai", "=staff", "=employees", "number of employees", "jml tenaga kerja",
        "jml karyawan", "=tk", "jumlah tk", "number of staff", "jumlah naker", "=naker",
    ]),
    (Field::Pirt, &[
        "!pirt", "!p irt", "no pirt", "nomor pirt", "sertifikat pirt", "izin pirt", "sertifikat p irt",
        "spp irt", "sppirt",
    ]),
    (Field::Halal, &[
        "!halal", "sertifikat halal", "no halal", "sertifikasi halal", "no sertifikat halal", "halal mui",
        "halal certificate",
    ]),
    (Field::Bpom, &[
        "!bpom", "izin edar", "bpom md", "no bpom", "izin edar bpom", "=md", "badan pom",
    ]),
    (Field::Sni, &[
        "!sni", "sertifikat sni", "standar nasional indonesia", "no sni",
    ]),
    (Field::Brand, &[
        "merek terdaftar", "merk terdaftar", "nama merek", "nama merk", "=merek", "=merk", "merek dagang",
        "merk dagang", "registered brand", "trademark", "sertifikat merek", "pendaftaran merek",
        "merek produk", "merk produk", "hak merek", "hak merk", "brand terdaftar", "registered trademark",
        "brand produk", "daftar merek",
    ]),
    (Field::Hki, &[
        "!hki", "!haki", "sertifikat hki", "hak kekayaan intelektual", "hak cipta", "no hki",
        "=kekayaan intelektual", "sertifikat haki", "hki merek", "hak paten", "desain industri",
        "intellectual property", "=ki",
    ]),
    (Field::ExportCountries, &[
        "negara ekspor", "negara tujuan ekspor", "tujuan ekspor", "!ekspor", "!export", "export countries",
        "pernah ekspor", "negara tujuan", "export country", "pengalaman ekspor", "ekspor ke negara",
        "export destination", "pasar ekspor",
    ]),
    (Field::HsCodes, &[
        "kode hs", "hs code", "hs codes", "no hs", "nomor hs", "=hs", "pos tarif", "kode hs produk",
    ]),
    (Field::BoothSize, &[
        "ukuran stan", "ukuran stand", "ukuran booth", "luas stan", "luas stand", "luas booth",
        "booth size", "stand size", "dimensi stan", "ukuran lapak", "tipe stan", "tipe booth", "jenis stan",
        "tipe stand", "jenis booth", "=ukuran", "=size", "ukuran tempat", "kebutuhan stan",
        "kebutuhan booth", "=luas", "ukuran stan diminta",
        "ukuran stan diinginkan", "ukuran stand diinginkan", "ukuran booth diinginkan",
        "tipe stan diinginkan", "luas stan diinginkan", "preferred booth size",
    ]),
    (Field::BoothCount, &[
        "jumlah stan", "jumlah stand", "jumlah booth", "jml stan", "jml stand", "jml booth",
        "number of booths", "banyak stan", "=qty booth", "booth count", "jumlah unit stan", "jumlah lapak",
        "booth qty", "jumlah stan diinginkan", "jumlah booth diinginkan",
    ]),
    (Field::BoothCode, &[
        "no stan", "no stand", "no booth", "nomor stan", "nomor stand", "nomor booth", "kode stan",
        "kode booth", "booth number", "booth no", "booth code", "=stan", "=stand", "=booth", "stand no",
        "stand number", "kode stand", "kode lapak", "no lapak",
    ]),
    (Field::Power, &[
        "daya listrik", "daya listrik va", "=daya", "=listrik", "daya watt", "kebutuhan listrik",
        "kebutuhan daya", "kebutuhan daya listrik", "listrik watt", "power", "electricity", "watt",
        "ampere", "=va", "daya va", "pemakaian listrik", "listrik va", "power va", "electric power",
        "tambahan listrik", "tambahan daya", "daya dibutuhkan",
    ]),
    (Field::Water, &[
        "=air", "kebutuhan air", "butuh air", "air bersih", "membutuhkan air", "sambungan air", "=water",
        "water supply", "perlu air", "saluran air", "keran air", "wastafel", "water needed",
        "instalasi air",
    ]),
    (Field::Corner, &[
        "stan sudut", "stand sudut", "booth sudut", "stan pojok", "posisi sudut", "posisi stan sudut",
        "minta sudut", "perlu sudut", "=sudut", "=pojok", "=hook", "=corner", "corner booth", "corner stand",
        "corner wish", "stan hook",
    ]),
    (Field::Group, &[
        "kelompok pesaing", "grup pesaing", "kelompok saingan", "grup saingan", "kelompok kompetitor",
        "grup kompetitor", "=pesaing", "=kompetitor", "competitor group",
        "group of competitors", "=competitors",
    ]),
    (Field::Priority, &[
        "=prioritas", "tingkat prioritas", "nilai prioritas", "prioritas peserta",
        "prioritas penempatan", "=priority", "priority level",
    ]),
    (Field::Prefers, &[
        "stan diinginkan", "stand diinginkan", "booth diinginkan", "stan pilihan", "stand pilihan",
        "booth pilihan", "pilihan stan", "pilihan stand", "pilihan booth", "stan favorit",
        "nomor stan diinginkan", "no stan diinginkan", "nomor stan pilihan", "permintaan nomor stan",
        "preferred booth", "preferred booths", "preferred stand", "wished booths", "booth wishes",
        "booth preference", "booth preferences",
    ]),
    (Field::Near, &[
        "dekat dengan", "ingin dekat dengan", "ingin dekat", "berdekatan dengan", "bersebelahan dengan",
        "di sebelah", "=dekat", "=near", "near to", "next to", "wants to be near", "close to",
    ]),
    (Field::Apart, &[
        "jauh dari", "ingin jauh dari", "dijauhkan dari", "=dijauhkan", "=jauh", "jangan dekat dengan",
        "tidak boleh dekat", "=apart", "apart from", "keep apart from", "away from",
    ]),
    (Field::Attendant, &[
        "penjaga stan", "penjaga stand", "penjaga booth", "nama penjaga", "penjaga", "petugas stan",
        "petugas stand", "petugas booth", "nama penjaga stan", "nama penjaga stand", "nama penjaga booth",
        "personel stan", "personil stan", "nama petugas", "attendant", "booth staff", "booth attendant",
        "=spg", "nama id card", "id card", "penjaga lapak", "penjaga pameran", "nama personel",
        "nama personil", "nama petugas jaga", "petugas jaga", "stand keeper", "nama di id card",
        "nama pendamping",
    ]),
    (Field::PhotoLink, &[
        "foto produk", "link foto", "=foto", "upload foto", "foto usaha", "=photo", "photo link", "photos",
        "link drive", "google drive", "=gambar", "gambar produk", "product photo", "foto foto produk",
        "link foto produk", "link gdrive", "katalog produk", "link katalog", "foto logo", "=logo",
        "logo usaha", "katalog",
    ]),
    (Field::Notes, &[
        "=catatan", "=keterangan", "=ket", "=notes", "=note", "=remarks", "=remark", "catatan tambahan",
        "=lain lain", "=catatan khusus", "permintaan khusus", "kebutuhan khusus", "saran", "kritik saran",
        "special request", "=info", "keterangan lain", "keterangan tambahan", "=comments",
        "catatan panitia", "=informasi tambahan", "=lainnya", "pesan", "additional notes",
    ]),
];

/// Headers that look like a field and are none of them; nothing is read into their columns.
#[rustfmt::skip]
pub(super) const OTHER: &[&str] = &[
    "tanggal lahir", "tempat lahir", "tempat tanggal lahir", "tgl lahir", "ttl", "agama", "pendidikan",
    "usia", "umur", "nama bank", "no rekening", "nomor rekening", "foto ktp", "scan ktp", "ktp upload",
    "foto nib", "file nib", "scan nib", "foto npwp", "scan npwp", "date of birth", "birth date", "no kk",
    "nomor kk", "tanggal lahir pemilik", "tanda tangan", "ttd", "paraf", "foto sertifikat halal",
    "file sertifikat", "no hp penjaga", "no hp penjaga stan", "no hp penjaga stand", "no surat",
    "nomor surat", "status kurasi", "nilai kurasi", "skor", "foto diri", "pas foto", "ukuran baju",
    "ukuran kaos", "jabatan", "nomor sertifikat", "kode referal", "dari mana mengetahui informasi",
    "no hp darurat",
];
