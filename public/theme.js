// Applies the remembered theme before the first paint.
try {
  const theme = localStorage.getItem('theme');
  if (theme === 'dark' || theme === 'light') document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be refused; the system's theme holds then.
}
