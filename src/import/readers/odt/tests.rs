//! LibreOffice files in, blocks out.
