/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** What the components placed in an article may show; set by the page that renders it. */
    article: {
      readonly columns: readonly import('./site/rows.ts').Column[];
      readonly rows: readonly import('./site/rows.ts').Row[];
      readonly measurements: readonly import('./model/schema/content.ts').Measurement[];
      readonly samples: readonly {
        readonly sample: import('./model/schema/content.ts').Sample;
        readonly code: import('./site/samples.ts').HighlightedSample;
      }[];
    };
  }
}
