"""ITP's own tables of services and clients, by centre, type and month: as CSV, Excel, or cubes of its portal."""
