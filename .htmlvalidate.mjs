import { defineConfig } from 'html-validate';

export default defineConfig({
  root: true,
  extends: ['html-validate:recommended'],
  // The HTML standard does not count details among sectioning content, so a table's head may hold it.
  elements: ['html5', { details: { sectioning: false } }],
  rules: {
    // A cell's address is that of its row and its option, joined by a dot: #build-speed.go
    'valid-id': ['error', { relaxed: true }],
    'no-inline-style': 'error',
  },
});
