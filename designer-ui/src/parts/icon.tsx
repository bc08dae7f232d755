/** The one set of line icons, by the name documents use. Unknown names show a sheet of paper. */
import {
  Activity, AlertTriangle, ArrowLeftRight, Ban, BarChart3, Barcode, Boxes, Building2, CalendarDays, ClipboardList, Coins, CreditCard, Factory, FileText, Flag,
  FolderOpen, Gauge, Home, Inbox, Landmark, Layers, ListChecks, Lock, type LucideIcon, MapPin, MessageSquare, Package, PackageCheck, PieChart, Printer,
  Receipt, RotateCcw, ScanLine, Settings, ShieldAlert, ShoppingCart, Store, Tag, Ticket, Truck, Undo2, Upload, UserRound, Users, Wallet, Warehouse, Wrench,
} from "lucide-react";

const ICONS: Record<string, LucideIcon> = {
  activity: Activity, "alert-triangle": AlertTriangle, "triangle-alert": AlertTriangle, "arrow-left-right": ArrowLeftRight, ban: Ban,
  barcode: Barcode, "bar-chart-3": BarChart3, "chart-column": BarChart3, "bar-chart": BarChart3, "chart-bar": BarChart3, boxes: Boxes, "building-2": Building2,
  "calendar-days": CalendarDays, "clipboard-list": ClipboardList, coins: Coins, "credit-card": CreditCard, factory: Factory, "file-text": FileText,
  flag: Flag, "folder-open": FolderOpen, gauge: Gauge, home: Home, house: Home, inbox: Inbox, landmark: Landmark, layers: Layers,
  "list-checks": ListChecks, lock: Lock, "map-pin": MapPin, "message-square": MessageSquare, package: Package, "package-check": PackageCheck,
  "pie-chart": PieChart, "chart-pie": PieChart, printer: Printer, receipt: Receipt, "rotate-ccw": RotateCcw, "scan-line": ScanLine, settings: Settings,
  "shield-alert": ShieldAlert, "shopping-cart": ShoppingCart, store: Store, tag: Tag, ticket: Ticket, truck: Truck, "undo-2": Undo2, upload: Upload,
  "user-round": UserRound, user: UserRound, users: Users, wallet: Wallet, warehouse: Warehouse, wrench: Wrench, "user-x": Ban,
};

interface IconProps {
  name?: string;
  as?: LucideIcon;
  size?: number;
  className?: string;
}

export function Icon({ name, as, size = 16, className }: IconProps) {
  const Drawn = as ?? (name ? ICONS[name] : undefined) ?? FileText;
  return <Drawn size={size} strokeWidth={1.75} className={className} aria-hidden focusable={false} />;
}
