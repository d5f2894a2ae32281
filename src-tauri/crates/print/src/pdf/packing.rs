//! Packs content streams.

use std::io::Write as _;

use flate2::{Compress, Compression, FlushCompress, Status};
use lopdf::{Dictionary, Object, Stream};

use super::PdfError;

/// A third of the time of lopdf's 9, for pages that are a tenth longer.
const LEVEL: Compression = Compression::new(5);

/// A drawing of a hall is one long page: it is packed as small as can be, since there are few of them.
const LONG: usize = 64 * 1024;

/// Packs one stream after another. Its working memory is a third of a megabyte and is taken once: taken anew for each
/// of a thousand small pages, it leaves the heap in pieces that fit nothing.
pub(super) struct Packer {
    compress: Compress,
    packed: Vec<u8>,
}

impl Packer {
    pub(super) fn new() -> Self {
        Self { compress: Compress::new(LEVEL, true), packed: Vec::new() }
    }

    pub(super) fn stream(&mut self, content: &[u8]) -> Result<Stream, PdfError> {
        if content.len() > LONG {
            let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), Compression::best());
            encoder.write_all(content)?;
            return Ok(Self::packed(encoder.finish()?));
        }
        self.compress.reset();
        self.packed.clear();
        let mut rest = content;
        loop {
            self.packed.reserve(rest.len() + 1024);
            let before = self.compress.total_in();
            let status = self
                .compress
                .compress_vec(rest, &mut self.packed, FlushCompress::Finish)
                .map_err(std::io::Error::from)?;
            if status == Status::StreamEnd {
                break;
            }
            let taken = usize::try_from(self.compress.total_in() - before).unwrap_or(rest.len());
            rest = &rest[taken..];
        }
        Ok(Self::packed(self.packed.as_slice().to_vec()))
    }

    fn packed(content: Vec<u8>) -> Stream {
        Stream::new(Dictionary::from_iter([("Filter", Object::from("FlateDecode"))]), content)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    #[test]
    fn a_stream_comes_back_whatever_was_packed_before_it() {
        let mut packer = Packer::new();
        // Noise does not pack, so that it comes out longer than it went in.
        let mut state = 1_u32;
        let noise: Vec<u8> = std::iter::repeat_with(|| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            state.to_le_bytes()[3]
        })
        .take(500_000)
        .collect();
        for content in [&b"1 0 0 1 0 0 cm\n".repeat(5000), &noise, &Vec::new(), &b"S\n".to_vec()] {
            let stream = packer.stream(content).unwrap();
            let mut unpacked = Vec::new();
            flate2::read::ZlibDecoder::new(stream.content.as_slice()).read_to_end(&mut unpacked).unwrap();
            assert_eq!(&unpacked, content);
        }
    }
}
