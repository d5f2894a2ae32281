//! What the file says about itself: the information dictionary and the XMP packet, which must agree.

use chrono::{DateTime, FixedOffset, SecondsFormat};
use lopdf::{Dictionary, Object, Stream};

use super::layers::text_string;
use crate::frame::DocumentMeta;

const CREATOR: &str = "JakCraft";
const PRODUCER: &str = "JakCraft (printpdf)";

/// The trailer's `/Info`.
pub(super) fn information(meta: &DocumentMeta, created: &DateTime<FixedOffset>) -> Dictionary {
    let offset = created.format("%z").to_string();
    let date = format!("D:{}{}'{}", created.format("%Y%m%d%H%M%S"), &offset[..3], &offset[3..]);
    let mut information = Dictionary::from_iter([
        ("Title", text_string(&meta.title)),
        ("Creator", text_string(CREATOR)),
        ("Producer", text_string(PRODUCER)),
        ("CreationDate", Object::string_literal(date.clone())),
        ("ModDate", Object::string_literal(date)),
    ]);
    for (key, value) in [("Author", &meta.author), ("Subject", &meta.subject)] {
        if !value.is_empty() {
            information.set(key, text_string(value));
        }
    }
    information
}

/// The catalogue's `/Metadata`; left unpacked, so that other programs find it.
pub(super) fn xmp(meta: &DocumentMeta, created: &DateTime<FixedOffset>) -> Stream {
    let title = escaped(&meta.title);
    let author = escaped(&meta.author);
    let subject = escaped(&meta.subject);
    let lang = escaped(&meta.lang);
    let date = created.to_rfc3339_opts(SecondsFormat::Secs, false);
    let packet = format!(
        r#"<?xpacket begin="{bom}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{lang}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{CREATOR}</xmp:CreatorTool>
<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
<pdf:Producer>{PRODUCER}</pdf:Producer>
</rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"#,
        bom = '\u{FEFF}'
    );
    let dict = Dictionary::from_iter([("Type", Object::from("Metadata")), ("Subtype", Object::from("XML"))]);
    Stream::new(dict, packet.into_bytes()).with_compression(false)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
