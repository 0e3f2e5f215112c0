"""The terminal face: one short function a command, each calling a use case of the desk."""
