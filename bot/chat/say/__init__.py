"""How answers leave: as words in parts, with buttons, as pictures and files; sent, mended, put in place of others."""
