"""The window of NVR Desk."""
