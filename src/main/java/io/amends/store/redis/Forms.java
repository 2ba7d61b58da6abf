package io.amends.store.redis;

import io.amends.store.DeliveryReceipt;
import io.amends.store.Dispatch;
import io.amends.store.Headline;
import java.util.Set;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Headlines, receipts and dispatches on their way as JSON. A field that a release does not know is
 * ignored, one that was not written is empty. A receipt is preceded by the microsecond at which it
 * is forgotten, for the script.
 */
final class Forms {

  private final ObjectWriter headlineWriter;
  private final ObjectReader headlineReader;
  private final ObjectWriter textsWriter;
  private final ObjectWriter receiptWriter;
  private final ObjectReader receiptReader;
  private final ObjectWriter dispatchWriter;
  private final ObjectReader dispatchReader;

  Forms() {
    var mapper =
        JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    headlineWriter = mapper.writerFor(Headline.class);
    textsWriter = mapper.writer();
    headlineReader = mapper.readerFor(Headline.class);
    receiptWriter = mapper.writerFor(DeliveryReceipt.class);
    receiptReader = mapper.readerFor(DeliveryReceipt.class);
    dispatchWriter = mapper.writerFor(Dispatch.class);
    dispatchReader = mapper.readerFor(Dispatch.class);
  }

  byte[] of(Headline headline) {
    return headlineWriter.writeValueAsBytes(headline);
  }

  /** Empty for none. */
  byte[] of(Set<String> customers) {
    return customers.isEmpty() ? Bytes.NONE : textsWriter.writeValueAsBytes(customers);
  }

  Headline headline(Object bytes) {
    return headlineReader.readValue((byte[]) bytes);
  }

  byte[] of(DeliveryReceipt receipt) {
    var until = Stamp.notBefore(receipt.at().plus(DeliveryReceipt.KEPT));
    return Bytes.of(until + " " + receiptWriter.writeValueAsString(receipt));
  }

  DeliveryReceipt receipt(Object bytes) {
    var text = Bytes.text(bytes);
    return receiptReader.readValue(text.substring(text.indexOf(' ') + 1));
  }

  byte[] of(Dispatch dispatch) {
    return dispatchWriter.writeValueAsBytes(dispatch);
  }

  Dispatch dispatch(String json) {
    return dispatchReader.readValue(json);
  }
}
