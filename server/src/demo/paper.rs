//! Small real files: a PDF page and a PNG image, different for each use.

use super::stage::{Stage, act};
use entity::actor::Actor;
use entity::evidence::{self, Format, Stored, Target, rule};
use entity::refusal::{Outcome, Stop};
use sha2::{Digest, Sha256};

/// SHA-256 in hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

/// A page with one line of Latin text.
pub fn pdf(line: &str) -> Vec<u8> {
    let shown: String = line.chars().filter(|c| c.is_ascii() && !matches!(c, '(' | ')' | '\\')).collect();
    let content = format!("BT /F1 14 Tf 60 780 Td ({shown}) Tj ET");
    let parts = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    let mut file = String::from("%PDF-1.4\n");
    let mut table = String::from("0000000000 65535 f \n");
    for (number, part) in parts.iter().enumerate() {
        table.push_str(&format!("{:010} 00000 n \n", file.len()));
        file.push_str(&format!("{} 0 obj\n{part}\nendobj\n", number + 1));
    }
    let start = file.len();
    file.push_str(&format!("xref\n0 6\n{table}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"));
    file.into_bytes()
}

/// A square of one colour.
pub fn png(colour: [u8; 3]) -> Vec<u8> {
    const SIDE: usize = 48;
    let mut lines = Vec::with_capacity(SIDE * (SIDE * 3 + 1));
    for _ in 0..SIDE {
        lines.push(0);
        lines.extend(colour.repeat(SIDE));
    }
    let length = lines.len() as u16;
    let mut data = vec![0x78, 0x01, 0x01];
    data.extend(length.to_le_bytes());
    data.extend((!length).to_le_bytes());
    data.extend(&lines);
    data.extend(adler(&lines).to_be_bytes());
    let side = (SIDE as u32).to_be_bytes();
    let head = [&side[..], &side[..], &[8, 2, 0, 0, 0]].concat();
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, body) in [(b"IHDR", head), (b"IDAT", data), (b"IEND", Vec::new())] {
        file.extend((body.len() as u32).to_be_bytes());
        let named = [&kind[..], &body].concat();
        file.extend(&named);
        file.extend(crc(&named).to_be_bytes());
    }
    file
}

/// The checksum of zlib (RFC 1950).
fn adler(bytes: &[u8]) -> u32 {
    let (a, b) = bytes.iter().fold((1_u32, 0_u32), |(a, b), &byte| {
        let a = (a + u32::from(byte)) % 65_521;
        (a, (b + a) % 65_521)
    });
    b << 16 | a
}

/// The checksum of a chunk of a PNG (ISO 3309).
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0_u32, |crc, &byte| {
        (0..8).fold(crc ^ u32::from(byte), |crc, _| (crc >> 1) ^ (0xEDB8_8320 & (crc & 1).wrapping_neg()))
    })
}

/// Puts files into the store and links them to what they prove, in one act, as the upload door does.
pub async fn attach(stage: &mut Stage<'_>, who: &Actor, files: Vec<(Target, String)>) -> Outcome<()> {
    let Some((first, _)) = files.first().cloned() else { return Ok(()) };
    let supplier = act!(stage, who, act => async move { evidence::may_attach(act, &first).await });
    let mut stored = Vec::new();
    for (place, (target, label)) in files.into_iter().enumerate() {
        let (bytes, format) = if place % 3 == 2 {
            let hash = Sha256::digest(label.as_bytes());
            (png([hash[0], hash[1], hash[2]]), Format::Png)
        } else {
            (pdf(&label), Format::Pdf)
        };
        let hash = sha256(&bytes);
        let mut writer = stage.portal.files.write(&rule::key(supplier, &hash)).await.map_err(Stop::Broken)?;
        writer.write(&bytes).await.map_err(Stop::Broken)?;
        writer.finish().await.map_err(Stop::Broken)?;
        let file_name = format!("{}.{format}", label.to_lowercase().replace([' ', '.'], "-"));
        let size = bytes.len() as i64;
        stored.push((target, Stored { file_name, size, sha256: hash, format, shows_people: false }));
    }
    act!(stage, who, act => async move {
        for (target, stored) in stored {
            evidence::may_attach(act, &target).await?;
            evidence::add(act, &target, supplier, stored).await?;
        }
        Ok(())
    });
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_are_what_they_say() {
        assert_eq!(crc(b"IEND"), 0xAE42_6082);
        assert_eq!(adler(b"Wikipedia"), 0x11E6_0398);
        let image = png([10, 20, 30]);
        assert_eq!(infer::get(&image).map(|t| t.extension()), Some("png"));
        let page = String::from_utf8(pdf("Discharge permit")).unwrap();
        let start: usize = page.rsplit("startxref\n").next().unwrap().lines().next().unwrap().parse().unwrap();
        assert!(page[start..].starts_with("xref"));
    }
}
