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
    // Some browsers drop the roles of a table whose rows are styled as cards.
    'no-redundant-role': 'off',
    // Choices that work by style or by script send nothing.
    'wcag/h32': 'off',
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'reset', 'submit'] }],
  },
});
