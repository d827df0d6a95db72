import { defineCollection } from 'astro:content';
import { articleLoader } from './site/articles.ts';
import { sampleLoader } from './site/samples.ts';

export const collections = {
  articles: defineCollection({ loader: articleLoader() }),
  samples: defineCollection({ loader: sampleLoader() }),
};
