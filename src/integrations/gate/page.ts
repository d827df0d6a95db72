import type { Problem } from '../../model/problem.ts';
import { renderText } from '../../report/text.ts';

const style = `
  :root { color-scheme: light dark; }
  body { margin: 0 auto; padding: 2rem 1.25rem; max-width: 60rem; font: 1rem/1.5 system-ui, sans-serif; }
  h1 { font-size: 1.35rem; margin: 0 0 0.25rem; }
  p { margin: 0 0 1.5rem; }
  pre { margin: 0; padding: 1rem; border: 1px solid; border-radius: 4px; overflow-x: auto; font-size: 0.875rem; }
`;

/** The page that the dev server shows while content has problems. It reloads by itself. */
export function problemPage(problems: readonly Problem[], base: string): string {
  const title = problems.length === 1 ? '1 problem in content' : `${problems.length} problems in content`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>${style}</style>
<script type="module" src="${escaped(base)}@vite/client"></script>
</head>
<body>
<h1>${title}</h1>
<p>Mend and save: this page shows the site again by itself.</p>
<pre>${escaped(renderText(problems, { color: false }))}</pre>
</body>
</html>
`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
