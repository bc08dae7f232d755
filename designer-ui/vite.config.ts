import react from "@vitejs/plugin-react";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const server = process.env["TENON_SERVER"] ?? "http://127.0.0.1:8000";

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  build: {
    target: "es2023",
    manifest: true,
    // Charts are one lazy file of their own; everything a person meets first is measured by `npm run size`.
    chunkSizeWarningLimit: 1500,
    modulePreload: { polyfill: false },
    // The parts of antd do not declare it, but loading one does nothing by itself: what nobody uses (form validation) stays out.
    rolldownOptions: { treeshake: { moduleSideEffects: (id) => !/node_modules\/@rc-component\/.*\.js$/.test(id) } },
  },
  server: { proxy: { "/api": { target: server, changeOrigin: false } } },
  test: {
    environment: "jsdom",
    globals: false,
    setupFiles: ["./tests/setup.ts"],
    include: ["src/**/*.test.{ts,tsx}", "tests/**/*.test.{ts,tsx}"],
    testTimeout: 20_000,
  },
});
