from reportlab.lib import colors as colors
