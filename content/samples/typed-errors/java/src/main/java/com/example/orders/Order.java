package com.example.orders;

/** Is placed under an id that the caller chose. */
public record Order(long id, String sku, int quantity) {}
