package org.cardline;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.cardline.line.OutboundPolicy;
import org.cardline.programme.AgentTelephone;
import org.cardline.programme.Callbacks;
import org.cardline.programme.LiveProgramme;
import org.cardline.programme.Programme;
import org.cardline.routing.Agents;
import org.cardline.sip.SipUri;
import org.cardline.sip.Uri;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The agents' telephones that the programme lists, and where it has callbacks go: they alone are dialled, and in a
 * demonstration only those on this machine. Any thread.
 */
final class AgentTelephones implements OutboundPolicy {
    private static final Logger LOG = LoggerFactory.getLogger(AgentTelephones.class);

    private final LiveProgramme programme;
    private final boolean demonstration;
    private final Agents agents;

    AgentTelephones(LiveProgramme programme, boolean demonstration, Agents agents) {
        this.programme = programme;
        this.demonstration = demonstration;
        this.agents = agents;
    }

    /** The telephones of this programme take contacts, those that may be dialled. */
    void signIn(Programme changed) {
        List<AgentTelephone> listed = changed.queues().telephones();
        List<AgentTelephone> dialled = listed.stream()
                .filter(each -> address(each).filter(this::mayBeDialled).isPresent())
                .toList();
        if (dialled.size() < listed.size())
            LOG.warn(
                    "{} agents' telephones are not on this machine: a demonstration rings none of them",
                    listed.size() - dialled.size());
        agents.telephones(dialled);
    }

    @Override
    public boolean allows(InetSocketAddress target) {
        boolean isListed = programme.current().queues().telephones().stream()
                .anyMatch(each -> address(each).filter(target::equals).isPresent());
        return (isListed || isForCallbacks(target)) && mayBeDialled(target);
    }

    /** Whoever has the password of an agent's telephone may be anywhere. */
    @Override
    public boolean allowsTelephone(InetSocketAddress from) {
        return mayBeDialled(from);
    }

    /** Where calls to numbers go; which numbers is {@link Callbacks#allows}. */
    private boolean isForCallbacks(InetSocketAddress target) {
        return programme.current().queues().callbacks().stream()
                .map(each -> address(each.addressOf("+1")))
                .anyMatch(each -> each.filter(target::equals).isPresent());
    }

    private boolean mayBeDialled(InetSocketAddress target) {
        return !demonstration || LOOPBACK.allows(target);
    }

    private static Optional<InetSocketAddress> address(AgentTelephone telephone) {
        return address(telephone.address());
    }

    private static Optional<InetSocketAddress> address(String uri) {
        return Uri.of(uri) instanceof SipUri sip ? sip.address() : Optional.empty();
    }
}
