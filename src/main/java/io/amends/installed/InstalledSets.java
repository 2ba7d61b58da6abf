package io.amends.installed;

import io.amends.conversation.Conversation;
import io.amends.conversation.Decider;
import io.amends.dialog.Flow;
import io.amends.dialog.Flow.FollowUp;
import io.amends.dialog.FlowBook;
import io.amends.engine.FlowLibrary;
import io.amends.remedy.ShopPolicy;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The sets at hand. A conversation finishes on the set its flow began on, also after a reload and
 * after a restart: every set is archived before anything begins on it.
 */
public final class InstalledSets implements FlowLibrary {

  private final SetArchive archive;
  private final Function<Map<String, String>, FlowBook> reader;
  private final @Nullable Duration followUp;
  private final ZoneId zone;
  private final Map<String, Installed> sets = new ConcurrentHashMap<>();
  private volatile Installed newest;

  private record Installed(FlowBook book, Decider decider) {}

  /**
   * @param reader files by name to a set; throws {@link io.amends.dialog.InvalidFlowsException}
   * @param files the set to begin with
   * @param followUp overrides every flow's follow-up delay; {@code null}: the flows' own
   */
  public InstalledSets(
      SetArchive archive,
      Function<Map<String, String>, FlowBook> reader,
      Map<String, String> files,
      @Nullable Duration followUp,
      ZoneId zone) {
    this.archive = archive;
    this.reader = reader;
    this.followUp = followUp;
    this.zone = zone;
    this.newest = read(files);
    install(files, newest);
  }

  /**
   * Installs a set for what begins from now on, all or nothing.
   *
   * @return its hash
   * @throws io.amends.dialog.InvalidFlowsException and the old set stays
   */
  public String install(Map<String, String> files) {
    var next = read(files);
    install(files, next);
    return next.book().hash();
  }

  @Override
  public Decider deciderFor(Conversation conversation) {
    var set = conversation.matter().set();
    return set.isEmpty() ? newest.decider() : decider(set);
  }

  @Override
  public Decider decider(String hash) {
    return sets.computeIfAbsent(hash, this::fromArchive).decider();
  }

  @Override
  public String newest() {
    return newest.book().hash();
  }

  /** The newest set. */
  public FlowBook book() {
    return newest.book();
  }

  /** The newest set's policy. */
  public ShopPolicy policy() {
    return newest.book().policy();
  }

  private void install(Map<String, String> files, Installed next) {
    archive.keep(next.book().hash(), files);
    sets.put(next.book().hash(), next);
    newest = next;
  }

  private Installed fromArchive(String hash) {
    var files =
        archive
            .files(hash)
            .orElseThrow(() -> new IllegalStateException("the flow set " + hash + " is gone"));
    return read(files);
  }

  private Installed read(Map<String, String> files) {
    var book = withFollowUp(reader.apply(files));
    return new Installed(book, new Decider(book, zone));
  }

  private FlowBook withFollowUp(FlowBook book) {
    var delay = followUp;
    if (delay == null) {
      return book;
    }
    var flows = new HashMap<String, Flow>();
    book.flows().forEach((name, flow) -> flows.put(name, withFollowUp(flow, delay)));
    return new FlowBook(
        book.hash(),
        flows,
        book.scripts(),
        book.policy(),
        book.guard(),
        book.items(),
        book.silence(),
        book.idle(),
        book.promising());
  }

  private static Flow withFollowUp(Flow flow, Duration delay) {
    var own = flow.followUp();
    return own.isNone()
        ? flow
        : new Flow(
            flow.name(),
            flow.about(),
            flow.kind(),
            flow.startsOn(),
            flow.defective(),
            flow.empathy(),
            flow.clarify(),
            flow.cases(),
            new FollowUp(delay, own.say(), own.ifNo(), own.ifSilent()));
  }
}
