/** One icon for each kind of thing, from the one set; kinds name theirs in words of that set. */
import {
  ArrowRightCircle, Ban, BarChart3, BarChartHorizontal, Bell, Calendar, Calculator, ChartLine, ChartPie, CircleDot, CircleStop, Clock, Contact, Database, FilePlus, FileText,
  GitBranch, Grid2x2, Hash, Link, ListChecks, ListOrdered, MapPin, Pencil, Percent, Play, Rows3, History, Inbox, LayoutGrid, List, TrendingUp, Search, Send, Sigma, Smartphone, SquareStack, Table2,
  Barcode, Braces, Minus, IdCard, Landmark, Link2, Mail, Star, Timer, Tag, TextCursor, TextQuote, ToggleLeft, User, UserCog, Users, Zap, Banknote, Filter, AlignLeft,
} from "lucide-react";
import type { LucideIcon } from "lucide-react";

const ICONS: Record<string, LucideIcon> = {
  text: TextCursor, textarea: AlignLeft, number: Hash, money: Banknote, percent: Percent, date: Calendar, datetime: Calendar, time: Clock,
  boolean: ToggleLeft, select: CircleDot, multi_select: ListChecks, status: Tag, reference: Link, lookup: Search, rollup: Sigma, formula: Calculator,
  email: Mail, url: Link2, duration: Timer, rating: Star, barcode: Barcode, id_card: IdCard, bank_account: Landmark, json: Braces,
  autonumber: ListOrdered, user: User, department: Users, phone: Smartphone, address: MapPin, subtable: Table2, section: Rows3, divider: Minus,
  start: FileText, approval: User, condition: GitBranch, action: Zap, cc: Send, end: CircleStop,
  set: Pencil, update: Database, create: FilePlus, transition: ArrowRightCircle, notify: Bell, refuse: Ban,
  role: Users, leader: UserCog, field: Contact, starter: Play, department_members: Users,
  hash: Hash, list: List, "trending-up": TrendingUp, inbox: Inbox, "layout-grid": LayoutGrid, history: History, "list-checks": ListChecks, sigma: Sigma,
  bar: BarChart3, hbar: BarChartHorizontal, line: ChartLine, pie: ChartPie, table: Table2, pivot: Grid2x2, kpi: Hash, funnel: Filter, note: TextQuote,
};

export function iconOf(kind: string): LucideIcon {
  return ICONS[kind] ?? SquareStack;
}
