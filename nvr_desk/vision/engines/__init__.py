"""One module an inference engine, all behind ``vision.detector.Detector``."""
