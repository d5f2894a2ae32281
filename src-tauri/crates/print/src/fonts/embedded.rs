//! The faces in the program, in the order in which they are tried. Licences (SIL OFL 1.1) lie beside the files.

/// A face in the program.
pub(super) struct EmbeddedFace {
    pub(super) bytes: &'static [u8],
    pub(super) bold: bool,
    pub(super) takes_tracking: bool,
}

/// The first so many faces are the weights of Plus Jakarta Sans, in the order of `Weight`.
pub(super) const WEIGHTS_OF_PRIMARY: usize = 5;

macro_rules! face {
    ($file:literal, $bold:literal, $takes_tracking:literal) => {
        EmbeddedFace {
            bytes: include_bytes!(concat!("../../fonts/", $file, ".ttf")),
            bold: $bold,
            takes_tracking: $takes_tracking,
        }
    };
}

/// Fonts of one script come before Noto Sans, which has parts of some of them.
pub(super) static FACES: [EmbeddedFace; 27] = [
    face!("PlusJakartaSans-Regular", false, true),
    face!("PlusJakartaSans-Medium", false, true),
    face!("PlusJakartaSans-SemiBold", true, true),
    face!("PlusJakartaSans-Bold", true, true),
    face!("PlusJakartaSans-ExtraBold", true, true),
    face!("NotoSansArabic-Regular", false, false),
    face!("NotoSansArabic-Bold", true, false),
    face!("NotoSansHebrew-Regular", false, false),
    face!("NotoSansHebrew-Bold", true, false),
    face!("NotoSansJavanese-Regular", false, false),
    face!("NotoSansJavanese-Bold", true, false),
    face!("NotoSansBalinese-Regular", false, false),
    face!("NotoSansBalinese-Bold", true, false),
    face!("NotoSansSundanese-Regular", false, false),
    face!("NotoSansSundanese-Bold", true, false),
    face!("NotoSansThai-Regular", false, false),
    face!("NotoSansThai-Bold", true, false),
    face!("NotoSansDevanagari-Regular", false, false),
    face!("NotoSansDevanagari-Bold", true, false),
    face!("NotoSansTamil-Regular", false, false),
    face!("NotoSansTamil-Bold", true, false),
    face!("NotoSansBatak-Regular", false, false),
    face!("NotoSansBuginese-Regular", false, false),
    face!("NotoSansRejang-Regular", false, false),
    face!("NotoSans-Regular", false, true),
    face!("NotoSans-Bold", true, true),
    face!("NotoSansSymbols2-Regular", false, false),
];
