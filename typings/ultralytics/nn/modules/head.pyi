from torch.nn import Module

class Detect(Module):
    export: bool
    dynamic: bool
    format: str
    end2end: bool
    max_det: int
