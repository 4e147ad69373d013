"""Text with headings, lists, tables and links: one fixed form, cleaned on the way in, shared by pages and PDFs."""
