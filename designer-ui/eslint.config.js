import hooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

export default tseslint.config(
  { ignores: ["dist", "node_modules", "public", "**/*.gen.ts"] },
  ...tseslint.configs.recommended,
  {
    files: ["**/*.{ts,tsx}"],
    plugins: { "react-hooks": hooks },
    rules: {
      "react-hooks/rules-of-hooks": "error",
      "react-hooks/exhaustive-deps": "error",
      "max-lines": ["error", { max: 400, skipBlankLines: false }],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "no-restricted-syntax": [
        "error",
        {
          selector: "CallExpression[callee.name=/^use(Layout)?Effect$/] > ArrowFunctionExpression[body.type=/^(Call|Chain|Await)Expression$/]",
          message: "What an effect gives back is called when it ends, and browsers give promises where they gave nothing: write braces",
        },
      ],
      "no-restricted-imports": [
        "error",
        {
          paths: [
            { name: "@ant-design/icons", message: "Icons come from one set: @/parts/icon" },
            { name: "react", importNames: ["lazy"], message: "A file that cannot be fetched takes the page down: use lazyPart of @/parts/lazy-part" },
          ],
        },
      ],
    },
  },
  { files: ["src/parts/lazy-part.tsx", "src/parts/feedback.tsx"], rules: { "no-restricted-imports": "off" } },
);
