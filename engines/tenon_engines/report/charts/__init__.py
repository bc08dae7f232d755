"""The chart kinds, one file each."""

from tenon_engines.kernel.registry import Registry
from tenon_engines.report.charts.bar import Bar
from tenon_engines.report.charts.chart import Chart
from tenon_engines.report.charts.funnel import Funnel
from tenon_engines.report.charts.kpi import Kpi
from tenon_engines.report.charts.line import Line
from tenon_engines.report.charts.pie import Pie
from tenon_engines.report.charts.table import Table

charts: Registry[Chart] = Registry("chart type", [Kpi, Line, Bar, Pie, Table, Funnel])
