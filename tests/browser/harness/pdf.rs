//! What a PDF says and looks like, read by the tools of poppler as any other reader would.

use std::path::PathBuf;

use anyhow::{Context, Result, bail, ensure};
use tempfile::TempDir;
use tokio::process::Command;

/// A printed document; its file goes with it.
pub struct Pdf {
    file: PathBuf,
    _folder: TempDir,
}

impl Pdf {
    /// Puts a document where the tools can read it.
    pub fn new(bytes: &[u8]) -> Result<Pdf> {
        let folder = TempDir::new()?;
        let file = folder.path().join("printed.pdf");
        std::fs::write(&file, bytes)?;
        Ok(Pdf { file, _folder: folder })
    }

    /// Its text in the order of printing, without any spaces and line breaks, which are the layout's.
    pub async fn text(&self) -> Result<String> {
        let text = self.read("pdftotext", &["-raw", "-enc", "UTF-8"], &["-"]).await?;
        let text = String::from_utf8(text).context("pdftotext writes no UTF-8")?;
        Ok(text.chars().filter(|c| !c.is_whitespace()).collect())
    }

    /// The text of a line of its description, such as `Page size`.
    pub async fn described(&self, name: &str) -> Result<String> {
        let lines = String::from_utf8(self.read("pdfinfo", &[], &[]).await?)?;
        let line = lines.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
        Ok(line.with_context(|| format!("pdfinfo tells of no {name}"))?.trim().to_owned())
    }

    /// The pixels of all pages, small: red, green and blue of each.
    pub async fn pixels(&self) -> Result<Vec<[u8; 3]>> {
        let pages = self.read("pdftoppm", &["-r", "36"], &[]).await?;
        let mut rest = pages.as_slice();
        let mut pixels = Vec::new();
        while !rest.is_empty() {
            let (width, height, behind) = ppm_head(rest).context("pdftoppm writes no PPM")?;
            let length = width * height * 3;
            ensure!(behind.len() >= length, "a page is cut short");
            pixels.extend(behind[..length].chunks_exact(3).map(|pixel| [pixel[0], pixel[1], pixel[2]]));
            rest = &behind[length..];
        }
        Ok(pixels)
    }

    async fn read(&self, tool: &str, before: &[&str], behind: &[&str]) -> Result<Vec<u8>> {
        let mut command = Command::new(tool);
        command.args(before).arg(&self.file).args(behind);
        let done = command.output().await;
        let done =
            done.with_context(|| format!("{tool} does not start: install poppler-utils (scripts/tools test)"))?;
        if !done.status.success() {
            bail!("{tool} ended with {}: {}", done.status, String::from_utf8_lossy(&done.stderr));
        }
        Ok(done.stdout)
    }
}

/// Width and height of a picture in the format P6 with 255 steps, and what follows its head.
fn ppm_head(bytes: &[u8]) -> Option<(usize, usize, &[u8])> {
    let mut rest = bytes;
    let mut word = || {
        let end = rest.iter().position(u8::is_ascii_whitespace)?;
        let (word, behind) = rest.split_at(end);
        rest = behind.get(1..)?;
        std::str::from_utf8(word).ok()
    };
    let head = [word()?, word()?, word()?, word()?];
    let [_, width, height, _] = head;
    (head[0] == "P6" && head[3] == "255").then_some((width.parse().ok()?, height.parse().ok()?, rest))
}
