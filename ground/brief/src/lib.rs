//! Letters as tagged PDF: layout on A4 with krilla, held against PDF/UA-1 while they are written.
