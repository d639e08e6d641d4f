"""What people do in a chat, a file for each kind: write, tap, command, share a place, follow a link."""
