import type { APIRoute } from 'astro';
import { at, homeAt } from '../site/addresses.ts';
import { getContent } from '../site/content.ts';

export const GET: APIRoute = () => {
  const { site } = getContent();
  return Response.json({
    name: site.name,
    short_name: site.name,
    description: site.description,
    lang: site.language,
    start_url: homeAt(),
    display: 'browser',
    background_color: '#fcfaf7',
    theme_color: '#fcfaf7',
    icons: [
      { src: at('/favicon.svg'), sizes: 'any', type: 'image/svg+xml' },
      { src: at('/icon-192.png'), sizes: '192x192', type: 'image/png' },
      { src: at('/icon-512.png'), sizes: '512x512', type: 'image/png' },
    ],
  });
};
